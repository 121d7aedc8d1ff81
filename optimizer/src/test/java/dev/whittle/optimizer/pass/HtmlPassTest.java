package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class HtmlPassTest extends PassContract {
    @Override
    Pass pass() {
        return new HtmlPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Sum it up.\n\n<div class=\"post\">\n  <h2>Refunds</h2>\n  <p>Paid within <b>14&nbsp;days</b> &amp; in full. See <a href=\"https://example.com/r\">here</a>.</p>\n</div>\n\nBe brief.",
                "Sum it up.\n\n## Refunds\n\nPaid within 14 days & in full. See here (https://example.com/r).\n\nBe brief.",
                "<ol><li>Open {{file}}.</li><li>Save it.</li></ol>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
                "1. Open {{file}}.\n2. Save it.\n\n- a\n- b",
                "<table><tr><th>item</th><th>USD</th></tr><tr><td>pear</td><td>1.20</td></tr></table>",
                "item | USD\npear | 1.20",
                "<articles>\n<article_1>\nA text.\n</article_1>\n</articles>",
                "<articles>\n<article_1>\nA text.\n</article_1>\n</articles>",
                "List all prices in a structured manner.\n\n<div class=\"a\"><p>Tea <b>4.50</b></p></div>",
                "List all prices in a structured manner.\n\nTea 4.50",
                "Fix this HTML:\n<div><p>a</p><p>b</p></div>", "Fix this HTML:\n<div><p>a</p><p>b</p></div>",
                "<div><p>a<p>b</p></div>", "<div><p>a<p>b</p></div>",
                "<p><a href=\"{{url}}\">{{name}}</a> <i>x</i></p>", "<p><a href=\"{{url}}\">{{name}}</a> <i>x</i></p>",
                "```\n<ul><li>a</li><li>b</li></ul>\n```", "```\n<ul><li>a</li><li>b</li></ul>\n```",
                "<div><p>&lt;b&gt; is bold</p><p>x</p></div>", "<div><p>&lt;b&gt; is bold</p><p>x</p></div>");
    }
}
