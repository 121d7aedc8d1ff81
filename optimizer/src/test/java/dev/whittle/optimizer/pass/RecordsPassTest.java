package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class RecordsPassTest extends PassContract {
    @Override
    Pass pass() {
        return new RecordsPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Staff:\n[{\"id\": 1, \"name\": \"Ann\"}, {\"id\": 2, \"name\": \"Bo, Jr.\"}, {\"id\": 3, \"name\": \"3\"}]",
                "Staff:\nid,name\n1,Ann\n2,\"Bo, Jr.\"\n3,\"3\"",
                "Query result:\n{\"total\": 3, \"rows\": [{\"a\": 1, \"b\": true}, {\"a\": 2}, {\"a\": null, \"b\": \"\"}], \"next\": \"x y\"}",
                "Query result:\ntotal: 3\nrows:\na,b\n1,true\n2,\nnull,\"\"\n\nnext: x y",
                "Two:\n[{\"id\": 1, \"n\": 2}, {\"id\": 2, \"n\": 3}]",
                "Two:\n[{\"id\": 1, \"n\": 2}, {\"id\": 2, \"n\": 3}]",
                "Deep:\n[{\"a\": [1], \"b\": 1}, {\"a\": [2], \"b\": 1}, {\"a\": [3], \"b\": 1}]",
                "Deep:\n[{\"a\": [1], \"b\": 1}, {\"a\": [2], \"b\": 1}, {\"a\": [3], \"b\": 1}]",
                "Return a list such as\n[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2}]",
                "Return a list such as\n[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 2}]");
    }
}
