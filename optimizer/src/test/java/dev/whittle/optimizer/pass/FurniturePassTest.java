package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class FurniturePassTest extends PassContract {
    @Override
    Pass pass() {
        return new FurniturePass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Text a.\nAcme Corp, confidential, page 1 of 3\nText b.\nAcme Corp, confidential, page 2 of 3\nText c.\nAcme Corp, confidential, page 3 of 3",
                "Text a.\nAcme Corp, confidential, page 1 of 3\nText b.\npage 2 of 3\nText c.\npage 3 of 3",
                "Annual Report\nPage 1\nText a.\nAnnual Report\nPage 2\nText b.\nAnnual Report\nPage 3\nText c.",
                "Annual Report\nPage 1\nText a.\nPage 2\nText b.\nPage 3\nText c.",
                "See the chart on page 1.\nAlso see the table on page 2.",
                "See the chart on page 1.\nAlso see the table on page 2.",
                "Score\n5\nScore\n3\nScore\n4", "Score\n5\nScore\n3\nScore\n4",
                "Page 1 of Acme\nText a.\nPage 2 of Acme\nText b.", "Page 1 of Acme\nText a.\nPage 2 of Acme\nText b.");
    }
}
