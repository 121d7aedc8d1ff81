package dev.whittle.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sentences of the design about who may know whom.
final class HouseTest {
    private static final String[] TOKENIZER = {"dev.whittle.tokenizer..", "dev.whittle.catalog.."};
    private static final String[] API = {"dev.whittle.prompt..", "dev.whittle.model..", "dev.whittle.pass..",
        "dev.whittle.embed..", "dev.whittle.document..", "dev.whittle.format.."};
    /// What providers over HTTP stand on; no plugin itself.
    private static final String WIRE = "dev.whittle.wire..";
    private static final String[] PLUGINS = {"dev.whittle.openai..", "dev.whittle.anthropic..", "dev.whittle.gemini..",
        "dev.whittle.offline..", "dev.whittle.documents..", "dev.whittle.formats..", "dev.whittle.embeddings.."};
    private static final String OPTIMIZER = "dev.whittle.optimizer..";
    private static final String APP = "dev.whittle.app..";

    private static JavaClasses house = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readTheClasses() {
        house = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("dev.whittle");
    }

    @Test
    void theClassesOfEveryRoomWereFound() {
        assertThat(house.stream().map(JavaClass::getName)).contains(
                "dev.whittle.tokenizer.Tokenizers", "dev.whittle.catalog.Catalog", "dev.whittle.prompt.Prompt",
                "dev.whittle.optimizer.Optimizer", "dev.whittle.app.Main", "dev.whittle.app.cli.Cli",
                "dev.whittle.app.workspace.Workspace", "dev.whittle.openai.OpenAiCompatibleProvider",
                "dev.whittle.wire.WireClient", "dev.whittle.anthropic.AnthropicProvider",
                "dev.whittle.gemini.GeminiProvider", "dev.whittle.offline.EchoProvider",
                "dev.whittle.formats.MarkdownFormat", "dev.whittle.embeddings.MiniLmEmbedder");
        assertThat(house.stream().map(JavaClass::getName)).doesNotContain(HouseTest.class.getName());
    }

    @Test
    void everyClassLivesInAKnownRoom() {
        assertThat(house.stream().filter(resideInAnyPackage(TOKENIZER).or(resideInAnyPackage(API))
                .or(resideInAnyPackage(PLUGINS)).or(resideInAnyPackage(OPTIMIZER, APP, WIRE)).negate())).isEmpty();
    }

    @Test
    void theTokenizerKnowsNothingElseOfOurs() {
        classes().that().resideInAnyPackage(TOKENIZER).should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.whittle..").negate().or(resideInAnyPackage(TOKENIZER)))
                .check(house);
    }

    @Test
    void theVocabularyKnowsOnlyTheTokenizer() {
        classes().that().resideInAnyPackage(API).should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.whittle..").negate().or(resideInAnyPackage(TOKENIZER))
                        .or(resideInAnyPackage(API)))
                .check(house);
    }

    @Test
    void theVocabularyHasNoThirdPartyDependency() {
        classes().that().resideInAnyPackage(API).should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.whittle.."))
                .check(house);
    }

    @Test
    void theOptimizerKnowsOnlyTheVocabularyAndTheTokenizer() {
        classes().that().resideInAnyPackage(OPTIMIZER).should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.whittle..").negate().or(resideInAnyPackage(TOKENIZER))
                        .or(resideInAnyPackage(API)).or(resideInAnyPackage(OPTIMIZER)))
                .check(house);
    }

    @Test
    void theAppNeverNamesAPlugin() {
        noClasses().that().resideInAPackage(APP).should().dependOnClassesThat().resideInAnyPackage(PLUGINS)
                .orShould().dependOnClassesThat().resideInAPackage(WIRE).check(house);
    }

    @Test
    void whatProvidersStandOnKnowsOnlyTheVocabulary() {
        classes().that().resideInAPackage(WIRE).should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.whittle..").negate().or(resideInAnyPackage(TOKENIZER))
                        .or(resideInAnyPackage(API)).or(resideInAnyPackage(WIRE)))
                .check(house);
    }

    @Test
    void standInsTouchNoNetwork() {
        noClasses().that().resideInAPackage("dev.whittle.offline..").should().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "dev.whittle.wire..").check(house);
    }

    @Test
    void pluginsKnowNeitherTheOptimizerNorTheApp() {
        noClasses().that().resideInAnyPackage(PLUGINS).should().dependOnClassesThat()
                .resideInAnyPackage(OPTIMIZER, APP).check(house);
    }

    @Test
    void pluginsDoNotKnowEachOther() {
        for (String plugin : PLUGINS) {
            noClasses().that().resideInAPackage(plugin).should().dependOnClassesThat(
                    resideInAnyPackage(PLUGINS).and(resideInAnyPackage(plugin).negate())).allowEmptyShould(true)
                    .check(house);
        }
    }

    @Test
    void onlyTheAppKnowsJavaFx() {
        noClasses().that().resideOutsideOfPackage(APP).should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.fxmisc..", "org.controlsfx..", "atlantafx..")
                .check(house);
    }

    @Test
    void onlyPluginsTouchTheNetwork() {
        // While the build records the start, the program answers itself on this machine.
        noClasses().that(resideInAnyPackage(PLUGINS).or(resideInAnyPackage(WIRE)).negate())
                .and().doNotHaveSimpleName("RehearsalServer").should()
                .dependOnClassesThat().resideInAnyPackage("java.net.http..")
                .orShould().dependOnClassesThat().haveNameMatching(
                        "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection|InetAddress"
                                + "|InetSocketAddress)|javax\\.net\\..*|java\\.nio\\.channels\\.(Server)?SocketChannel")
                .orShould().callMethod(java.net.URL.class, "openStream")
                .orShould().callMethod(java.net.URL.class, "openConnection")
                .check(house);
    }

    @Test
    void theCommandLineAndAllItReachesNeverLoadsJavaFx() {
        noClasses().that().resideInAnyPackage("dev.whittle.app.cli..", "dev.whittle.app.workspace..").should()
                .transitivelyDependOnClassesThat().resideInAnyPackage("javafx..", "org.fxmisc..").check(house);
    }

    @Test
    void viewModelsKnowOnlyBeansAndCollectionsOfJavaFx() {
        noClasses().that().resideInAPackage(APP).and().haveSimpleNameEndingWith("ViewModel").should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "org.fxmisc..", "org.controlsfx..", "org.kordamp..")
                        .and(resideInAnyPackage("javafx.beans..", "javafx.collections..").negate()))
                .check(house);
    }

    @Test
    void statesOfAScreenKnowNothingOfJavaFx() {
        noClasses().that().resideInAPackage(APP).and().haveSimpleNameEndingWith("State").should()
                .dependOnClassesThat().resideInAPackage("javafx..").check(house);
    }

    @Test
    void onlyTheRoomForWorkStartsThreads() {
        noClasses().that().resideInAPackage(APP).and()
                .resideOutsideOfPackages("dev.whittle.app.work..", "dev.whittle.app.workspace..",
                        "dev.whittle.app.cli..")
                .should().dependOnClassesThat().areAssignableTo(Executors.class)
                .orShould().dependOnClassesThat().areAssignableTo(Timer.class)
                .orShould().dependOnClassesThat().areAssignableTo(ForkJoinPool.class)
                .orShould().callMethod(CompletableFuture.class, "supplyAsync", java.util.function.Supplier.class)
                .orShould().callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .orShould().callConstructor(Thread.class, Runnable.class)
                .orShould().callConstructor(Thread.class, Runnable.class, String.class)
                .orShould().callMethod(Thread.class, "start")
                .orShould().callMethod(Thread.class, "ofVirtual")
                .orShould().callMethod(Thread.class, "ofPlatform")
                .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .check(house);
    }

    @Test
    void theRoomsOfTheOptimizerFormNoCycle() {
        slices().matching("dev.whittle.optimizer.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void theFeaturesOfTheAppFormNoCycle() {
        slices().matching("dev.whittle.app.(*)..").should().beFreeOfCycles().check(house);
    }
}
