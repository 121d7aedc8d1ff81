package dev.whittle.documents;

import dev.whittle.document.Document.Layout;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of text files there are, by the endings of their names; a name without a dot counts as its ending.
enum TextKind {
    /// Text as someone typed it, and all that no other kind names.
    PLAIN(Layout.PLAIN, "txt text srt vtt"),
    /// What a program reads or writes.
    CODE(Layout.CODE, """
            adb ads asm astro awk bas bash bat bib bzl c cc cfg cjs clj cljs cmake cmd coffee conf config containerfile cpp
            cs css csx cts cu cxx d dart desktop diff dockerfile editorconfig el elm env erl ex exs f f90 fish for fs fsi
            fsx gd gemfile gitattributes gitignore glsl go gql gradle graphql groovy h hcl hh hpp hrl hs hxx inc ini ino
            ipp java jenkinsfile jl js json5 jsonc jsx justfile kt kts less lisp log lua m make makefile mjs ml mli mm mod
            mts nim nix out pas patch pgsql php pl plist pm po pp procfile prolog properties proto ps1 psm1 py pyi pyx r
            rake rakefile rb re rkt rs sass sbt scala scm scss service sh sol sql sv svelte swift tcl tf tfvars thrift
            toml ts tsx v vagrantfile vb vhd vhdl vim vue wsdl xml xsd xsl xslt yaml yml zig zsh"""),
    /// reStructuredText.
    RST(Layout.MARKDOWN, "rst rest"),
    /// AsciiDoc.
    ADOC(Layout.MARKDOWN, "adoc asciidoc asc"),
    /// LaTeX.
    TEX(Layout.MARKDOWN, "tex latex ltx");

    private final Layout layout;
    // parted by blanks
    private final String endings;

    TextKind(Layout layout, String endings) {
        this.layout = layout;
        this.endings = endings;
    }

    private Set<String> endings() {
        return Set.of(endings.split("\\s+"));
    }

    static Set<String> allEndings() {
        return Arrays.stream(values()).flatMap(kind -> kind.endings().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// The kind of a file.
    static TextKind of(String name, String text) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.endings().contains(ending)).findFirst()
                .orElse(text.startsWith("#!") || text.startsWith("<?xml") ? CODE : PLAIN);
    }

    Layout layout() {
        return layout;
    }

    /// A text of this kind as its layout wants it.
    String laidOut(String text) {
        return switch (this) {
            case PLAIN, CODE -> text;
            case RST -> RstText.markdown(text);
            case ADOC -> AdocText.markdown(text);
            case TEX -> TexText.markdown(text);
        };
    }
}
