package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import dev.whittle.app.report.Report.Ended;
import dev.whittle.app.report.Report.Fact;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report of a comparison.
public final class ExperimentReport {
    private ExperimentReport() {}

    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static Report of(Experiment experiment) throws InterruptedException {
        Masking masking = new Masking();
        List<Fact> facts = new ArrayList<>();
        String question = experiment.question();
        if (question != null) {
            facts.add(new Fact("Context was chosen for", masking.text(question)));
        }
        List<Column> columns = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (Run run : experiment.runs()) {
            Answered answered = Answered.of(run, Answered.MEASURED, masking);
            Answer answer = answered.answer(columns.size(), "", null, null, "");
            answers.add(answer);
            ColumnHead head = ColumnHead.of(run.column(), run.price(), masking);
            Sums sums = new Sums();
            sums.add(answer);
            columns.add(head.column(1, answer.ended() == Ended.ANSWERED ? 1 : 0, new Rate(0, 0), Optional.empty(), sums,
                    ""));
            for (String note : run.notes()) {
                facts.add(new Fact(run.column().label(), masking.text(note)));
            }
        }
        JsonNode everything = masking.tree(JsonMapper.shared().readTree(experiment.toJson()));
        return new Report(masking.text(experiment.name()), experiment.createdAt(), experiment.program(), facts, columns,
                answers, everything, masking.kinds());
    }
}
