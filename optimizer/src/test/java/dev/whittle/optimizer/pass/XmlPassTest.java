package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class XmlPassTest extends PassContract {
    @Override
    Pass pass() {
        return new XmlPass();
    }

    @Override
    List<String> table() {
        String shots = "<item><text>Fine!</text><label>good</label></item>\n<item><text>Bad!</text><label>bad</label></item>\n"
                + "<item><text>Meh.</text><label>bad</label></item>";
        String prose = "<articles>\n<article_1>\nA text of\nsome lines.\n</article_1>\n</articles>";
        String variable = "<order>\n  <id>7</id>\n  <text>{{text}}</text>\n</order>";
        String parts = "<role>You are a poet.</role>\n<tone>Be kind.</tone>\n<length>Two lines.</length>";
        String asked = "Answer with XML.\n\n<order>\n  <id>7</id>\n  <item>pear</item>\n</order>";
        String named = "Sum up what is in <order>.\n\n<order>\n  <id>7</id>\n  <item>pear</item>\n</order>";
        String fenced = "```\n<order>\n  <id>7</id>\n  <item>pear</item>\n</order>\n```";
        String broken = "<order>\n  <id>7</di>\n  <item>pear</item>\n</order>";
        String form = "Use this template:\n<order>\n  <id>7</id>\n  <item>pear</item>\n</order>";
        String entity = "<!DOCTYPE o [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<o>\n  <id>&e;</id>\n  <n>1</n>\n</o>";
        return List.of(
                "Which is late?\n\n<orders day=\"Mon\">\n  <order id=\"1\">\n    <item>pear, ripe</item>\n    <qty>2</qty>\n  </order>\n"
                        + "  <order id=\"2\">\n    <item>fig</item>\n    <qty>10</qty>\n  </order>\n"
                        + "  <order id=\"3\">\n    <item/>\n    <late>true</late>\n  </order>\n  <next>4</next>\n</orders>\n\nBe brief.",
                "Which is late?\n\norders.@day: Mon\norders.order:\n@id,item,qty,late\n1,\"pear, ripe\",2,\n2,fig,10,\n3,\"\",,true\n\n"
                        + "orders.next: 4\n\nBe brief.",
                "<row a=\"1\" b=\"x\"/>\n<row a=\"2\" b=\"y\"/>\n<row a=\"3\" b=\"z\">last</row>",
                "row:\n@a,@b,$text\n1,x,\n2,y,\n3,z,last",
                "<hosts>\n  <host><id>1</id><at zone=\"a\">db1</at></host>\n  <host><id>2</id><at zone=\"b\">db2</at></host>\n"
                        + "  <host><id>3</id><at zone=\"c\">db3</at></host>\n</hosts>",
                "hosts.host:\nid,at.@zone,at\n1,a,db1\n2,b,db2\n3,c,db3",
                "<order id='7'\n       day=\"a  b\">\n  <!-- gift -->\n  <item>pear &amp; fig</item>\n  <memo> x </memo >\n</order>\n",
                "<order id='7' day=\"a  b\"><!-- gift --><item>pear &amp; fig</item><memo> x </memo></order>\n",
                "<?xml version=\"1.0\"?>\n<order>\n  <id>7</id>\n  <item><![CDATA[ <b> ]]></item>\n</order>",
                "<?xml version=\"1.0\"?><order><id>7</id><item><![CDATA[ <b> ]]></item></order>",
                shots, shots, prose, prose, variable, variable, parts, parts, asked, asked, named, named, fenced,
                fenced, broken,
                broken, form, form, entity, entity);
    }
}
