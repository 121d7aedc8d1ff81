package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.contract.LanguageModelContract;
import java.util.List;

final class OpenAiCompatibleContractTest extends LanguageModelContract {
    @Override
    protected LanguageModel connect(Connection connection) {
        return new OpenAiCompatibleProvider(Wire.WITHOUT_WAITING).connect(connection);
    }

    @Override
    protected String reply(List<String> deltas, Usage usage) {
        return beginning(deltas) + Wire.finish("stop") + Wire.usage(usage.input(), usage.output()) + Wire.DONE;
    }

    @Override
    protected String beginning(List<String> deltas) {
        return Wire.deltas(deltas);
    }

    @Override
    protected String errorInStream(String message) {
        return Wire.data(error(message));
    }

    @Override
    protected String nonsense(String words) {
        return Wire.data(words);
    }

    @Override
    protected String filtered(List<String> deltas) {
        return beginning(deltas) + Wire.finish("content_filter") + Wire.usage(11, 7) + Wire.DONE;
    }

    @Override
    protected String error(String message) {
        return "{\"error\":{\"message\":%s,\"type\":\"some_error\",\"param\":null,\"code\":null}}"
                .formatted(Wire.quoted(message));
    }

    @Override
    protected String models(List<String> ids) {
        return Wire.models(ids);
    }
}
