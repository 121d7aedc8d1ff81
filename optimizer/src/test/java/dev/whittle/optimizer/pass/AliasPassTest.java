package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class AliasPassTest extends PassContract {
    private static final String HELP = "https://help.example.com/en/articles/billing";

    @Override
    Pass pass() {
        return new AliasPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "See " + HELP + "/refunds and\n" + HELP + "/invoices, else " + HELP + "/refunds.",
                "U1 = " + HELP + "\nSee U1/refunds and\nU1/invoices, else U1/refunds.",
                "Job 4f9a1c77-0b1e-4c55-9a63-2f0d8a7be311 waits for job 4f9a1c77-0b1e-4c55-9a63-2f0d8a7be311.",
                "U1 = 4f9a1c77-0b1e-4c55-9a63-2f0d8a7be311\nJob U1 waits for job U1.",
                "See " + HELP + " once.", "See " + HELP + " once.",
                "U1 is taken: " + HELP + " and " + HELP, "U1 is taken: " + HELP + " and " + HELP,
                "```\ncurl " + HELP + "\ncurl " + HELP + "\n```", "```\ncurl " + HELP + "\ncurl " + HELP + "\n```");
    }
}
