package dev.whittle.optimizer;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Prompts made of everything passes trip over, in random order: filler, copies, quotes, code, tables,
/// variables, lists, odd blanks, other scripts.
public final class RandomPrompt {
    private static final List<String> PIECES = List.of("Please note that the report is due on 12 March 2026.",
            "please", "Please summarize the text in order to help {{name}}.", "Do not exceed 50 words.",
            "Do not exceed 50 words.", "do  not   exceed 50 words.",
            "The customer wrote: \"Please call me, basically now.\"",
            "```python\nfor  x in y:\n    print( x )  \n\n\n```", "| a  | b |\n|----|---|\n| 1  | 2 |",
            "- Make sure to cite Dr. Smith's paper.",
            "* Make sure to cite Dr. Smith's paper.", "1. First item of the list here.", "# Heading of the part",
            "Thank you!",
            "Thanks in advance for your help.", "Hi, rate the essay.",
            "It is important to note that, as you know, dates are in UTC.",
            "Never say \"basically\" to Alice or Bob.", "{\"key\": \"please note that\",  \"n\": [1,  2]}",
            "name   value\nalpha  1\nbeta   22",
            "See https://example.com/a?b=c  for more.",
            "You have the ability to search, in the event that the text is empty.",
            "Q: What is it?\nA: It is a test of the thing.", "Input: abc\nOutput: please",
            "<document>\nPlease note that this is data.\n</document>",
            "你好，请翻译这句话。", "Ein  Satz   auf Deutsch.", "emoji 😀😀  and more",
            "@@ -1,2 +1,2 @@\n- old  line\n+ new  line", "key:\n  nested: value\n  other:  1",
            "In order to win, we are going to make a decision due to the fact that it is late.", "very very important",
            "Also,  it  is not really good.",
            "> quoted  please\n> more  quoted", "A large number of users is able to do so at this point in time.",
            "a number of a number of things", "Email:\nPlease help me in order to win.",
            "I would like you to basically actually list the risks.", "Answer in JSON only.", "Answer in JSON only.",
            "Use at most three bullets, exactly.",
            "Orders:\n[\n  {\"id\": 1, \"who\": \"Ann, Oslo\"},\n  {\"id\": 2, \"who\": \"true\"},\n  {\"id\": 3}\n]",
            "Reply in this format:\n{\n  \"verdict\": \"<yes or no>\"\n}",
            "```json\n{\n  \"limit\": 1.50,\n  \"names\": [\"a  b\"]\n}\n```",
            "2026-11-21 08:00:01 ERROR no answer from db\n2026-11-21 08:00:02 ERROR no answer from db\n"
                    + "2026-11-21 08:00:09 INFO up\n2026-11-21 08:01:00 INFO done",
            "The level of the tank falls below the lower mark every night, and the pump in Oslo\n\n"
                    + "The level of the tank falls below the lower mark every night, and the pump in Oslo starts.",
            "Carefully cite every figure as printed there.", "Cite every figure as printed there.",
            "Acme, page 1\n\nAcme, page 2\n\nAcme, page 3",
            "<orders>\n  <order id=\"1\">\n    <who>Ann, Oslo</who>\n    <sum currency=\"EUR\">12.50</sum>\n  </order>\n"
                    + "  <order id=\"2\"><who>true</who></order>\n  <order id=\"3\"/>\n</orders>",
            "<config>\n  <!-- as of 2026 -->\n  <host name=\"db\"\n        port=\"5432\"/>\n  <retry>3</retry>\n</config>",
            "Tools: {\"name\": \"find\", \"parameters\": {\"type\": \"object\",  \"properties\": {}}}");
    private static final List<String> GAPS = List.of(" ", "  ", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n\r\n", " \n",
            "  \n", "\t", " \n \n", "   \n\n\n\n  ");

    private RandomPrompt() {}

    public static Prompt of(RandomGenerator random) {
        List<Message> messages = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            String text = text(random);
            messages.add(switch (random.nextInt(4)) {
                case 0 -> Message.system(text);
                case 1 -> Message.assistant(text);
                default -> Message.user(text);
            });
        }
        return Prompt.of(messages.toArray(Message[]::new));
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(12); count >= 0; count--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(GAPS.get(random.nextInt(GAPS.size())));
        }
        return text.toString();
    }
}
