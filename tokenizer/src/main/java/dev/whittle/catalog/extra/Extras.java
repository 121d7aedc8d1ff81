package dev.whittle.catalog.extra;

import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What tools and images add to a call to a model. Immutable and thread-safe.
public final class Extras {
    private record Rule<R>(List<String> models, R rule, String source) {
        boolean holdsFor(Model model) {
            return models.stream().anyMatch(name -> name.endsWith("*")
                    ? model.key().startsWith(name.substring(0, name.length() - 1))
                    : model.key().equals(name));
        }
    }

    private final List<Rule<ImageRule>> images;
    private final List<Rule<ToolRule>> tools;

    private Extras(List<Rule<ImageRule>> images, List<Rule<ToolRule>> tools) {
        this.images = images;
        this.tools = tools;
    }

    /// The rules that come with Whittle.
    public static Extras bundled() {
        return Bundled.EXTRAS;
    }

    private static final class Bundled {
        static final Extras EXTRAS = load();

        private static Extras load() {
            try (InputStream in = Extras.class.getResourceAsStream("extras.json")) {
                if (in == null) {
                    throw new IllegalStateException("The bundled rules for tools and images are missing from the jar.");
                }
                return read(JsonMapper.shared().readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Extras read(JsonNode root) {
        List<Rule<ImageRule>> images = new ArrayList<>();
        root.required("images").forEach(node -> images.add(new Rule<>(models(node), image(node), source(root, node))));
        List<Rule<ToolRule>> tools = new ArrayList<>();
        root.required("tools").forEach(node -> tools.add(new Rule<>(models(node), tool(node), source(root, node))));
        return new Extras(images, tools);
    }

    private static List<String> models(JsonNode node) {
        return node.required("models").valueStream().map(JsonNode::asString).toList();
    }

    private static String source(JsonNode root, JsonNode node) {
        return root.required("sources").required(node.required("source").asString()).asString();
    }

    private static ImageRule image(JsonNode node) {
        String rule = node.required("rule").asString();
        return switch (rule) {
            case "tiles" -> new ImageRule.Tiles(number(node, "base"), number(node, "perTile"));
            case "patches" -> new ImageRule.Patches(number(node, "most"),
                    new BigDecimal(node.required("multiplier").asString()));
            case "blocks" -> new ImageRule.Blocks(number(node, "edge"), number(node, "most"));
            case "crops" -> new ImageRule.Crops(number(node, "perCrop"), number(node, "small"));
            case "fixed" -> new ImageRule.Fixed(number(node, "high"), number(node, "highLeast"), number(node, "low"),
                    number(node, "lowLeast"));
            default -> throw new IllegalArgumentException("There is no rule \"%s\" for images.".formatted(rule));
        };
    }

    private static ToolRule tool(JsonNode node) {
        String rule = node.required("rule").asString();
        return switch (rule) {
            case "lines" -> new ToolRule.Lines(number(node, "function"), number(node, "properties"),
                    number(node, "property"), number(node, "enum"), number(node, "value"), number(node, "end"));
            case "json" -> new ToolRule.Json(number(node, "prompt"));
            default -> throw new IllegalArgumentException("There is no rule \"%s\" for tools.".formatted(rule));
        };
    }

    private static int number(JsonNode node, String field) {
        return node.required(field).asInt();
    }

    /// What an image adds to a call to a model. 1024 x 1024 pixels are 765 tokens on GPT-4o.
    public Extra image(Model model, ImageSize image) {
        String what = "image " + image;
        return find(images, model).map(rule -> new Extra(what, rule.rule().tokens(image),
                rule.rule() instanceof ImageRule.Fixed ? Extra.Basis.ESTIMATE : Extra.Basis.DOCUMENTED, rule.source()))
                .orElseGet(() -> Extra.unknown(what));
    }

    /// What definitions of tools add to a call to a model.
    ///
    /// @param tokenizer what counts for the model
    public Extra tools(Model model, ToolList list, Tokenizer tokenizer) {
        return find(tools, model).map(rule -> new Extra("tools", rule.rule().tokens(list, tokenizer),
                rule.rule() instanceof ToolRule.Json ? Extra.Basis.ESTIMATE : Extra.Basis.DOCUMENTED, rule.source()))
                .orElseGet(() -> Extra.unknown("tools"));
    }

    private static <R> Optional<Rule<R>> find(List<Rule<R>> rules, Model model) {
        return rules.stream().filter(rule -> rule.holdsFor(model)).findFirst();
    }
}
