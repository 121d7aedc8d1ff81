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
                """
                        Which is late?

                        <orders day="Mon">
                          <order id="1">
                            <item>pear, ripe</item>
                            <qty>2</qty>
                          </order>
                          <order id="2">
                            <item>fig</item>
                            <qty>10</qty>
                          </order>
                          <order id="3">
                            <item/>
                            <late>true</late>
                          </order>
                          <next>4</next>
                        </orders>

                        Be brief.""",
                """
                        Which is late?

                        orders.@day: Mon
                        orders.order:
                        @id,item,qty,late
                        1,"pear, ripe",2,
                        2,fig,10,
                        3,"",,true

                        orders.next: 4

                        Be brief.""",
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
