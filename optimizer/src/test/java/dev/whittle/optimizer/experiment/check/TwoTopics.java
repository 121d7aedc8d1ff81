package dev.whittle.optimizer.experiment.check;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import java.util.List;

/// An embedder that knows money and weather; 3-4-5 triangles keep the cosines exact.
final class TwoTopics implements Embedder {
    @Override
    public String id() {
        return "two-topics";
    }

    @Override
    public List<float[]> embed(Passage passage) throws EmbedderException {
        boolean money = passage.text().contains("money");
        boolean weather = passage.text().contains("weather");
        if (passage.text().contains("broken")) {
            throw new EmbedderException("The model file is damaged: install it anew.", new IllegalStateException());
        }
        return List.of(money && weather
                ? new float[]{0.6f, 0.8f}
                : money ? new float[]{1, 0} : weather ? new float[]{0, 1} : new float[]{0, 0});
    }
}
