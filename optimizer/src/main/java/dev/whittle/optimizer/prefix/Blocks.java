package dev.whittle.optimizer.prefix;

import dev.whittle.optimizer.text.Paragraph;
import dev.whittle.optimizer.text.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message as blocks that can trade places: paragraphs, tagged parts, and sections with their headings.
final class Blocks {
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s.*");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w:.-]{0,60})(?:\\s[^<>]{0,200})?>");
    private static final Pattern CONTINUES = Pattern.compile("(?:\\p{Ll}|[-*+•|>]\\s|\\d{1,3}[.)]\\s).*",
            Pattern.DOTALL);

    private Blocks() {}

    private record Block(int start, int end) {}

    static String stableFirst(String text, List<Breaker> breakers) {
        List<Block> blocks = blocks(text);
        List<Block> stable = new ArrayList<>();
        List<Block> changing = new ArrayList<>();
        for (Block block : blocks) {
            boolean changes = breakers.stream()
                    .anyMatch(breaker -> block.start() <= breaker.start() && breaker.start() < block.end());
            (changes ? changing : stable).add(block);
        }
        List<Block> order = new ArrayList<>(stable);
        order.addAll(changing);
        if (order.equals(blocks)) {
            return text;
        }
        // What parts neighbours stays where it is; only the blocks trade places.
        StringBuilder moved = new StringBuilder(text.length());
        int copied = 0;
        for (int at = 0; at < blocks.size(); at++) {
            moved.append(text, copied, blocks.get(at).start())
                    .append(text, order.get(at).start(), order.get(at).end());
            copied = blocks.get(at).end();
        }
        return moved.append(text, copied, text.length()).toString();
    }

    // Paragraphs, joined where a tag or a code fence is open, a label announces what comes, a heading has its
    // section, or a paragraph points back.
    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        boolean section = false;
        boolean open = false;
        for (Paragraph paragraph : Paragraph.of(text)) {
            String content = paragraph.in(text);
            boolean heading = HEADING.matcher(content.lines().findFirst().orElse("")).matches();
            Block last = blocks.isEmpty() ? null : blocks.getLast();
            boolean announced = last != null && text.substring(last.start(), last.end()).stripTrailing().endsWith(":");
            boolean held = last != null && content.startsWith("<") && !content.startsWith("</") && !tagged(text, last);
            if (last != null && (open || announced || held || (section && !heading)
                    || CONTINUES.matcher(content).matches() || WordLists.standard().pointsBack(content))) {
                blocks.set(blocks.size() - 1, new Block(last.start(), paragraph.end()));
            } else {
                blocks.add(new Block(paragraph.start(), paragraph.end()));
            }
            section = section || heading;
            open = open(text.substring(blocks.getLast().start(), blocks.getLast().end()));
        }
        return blocks;
    }

    // A paragraph in front of a tag says what the tag holds; one that has its own tags does not.
    private static boolean tagged(String text, Block block) {
        return TAG.matcher(text).region(block.start(), block.end()).find();
    }

    private static boolean open(String text) {
        int depth = 0;
        Matcher matcher = TAG.matcher(text);
        while (matcher.find()) {
            depth += matcher.group(1).isEmpty() ? 1 : -1;
        }
        long fences = text.lines().filter(line -> line.stripLeading().startsWith("```")).count();
        return depth > 0 || fences % 2 == 1;
    }
}
