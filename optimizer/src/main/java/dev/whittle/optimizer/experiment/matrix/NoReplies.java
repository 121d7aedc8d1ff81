package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Target;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Keeps nothing: for a person who wants nothing saved.
final class NoReplies implements ReplyStore {
    @Override
    public Map<String, Known> find(Collection<String> keys) {
        return Map.of();
    }

    @Override
    public void keep(String key, Target target, KeptReply reply) {}

    @Override
    public void lost(BigDecimal usd) {}

    @Override
    public Optional<Observed> observed(Target target) {
        return Optional.empty();
    }
}
