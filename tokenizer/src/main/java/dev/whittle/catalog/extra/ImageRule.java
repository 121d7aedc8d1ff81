package dev.whittle.catalog.extra;

import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How the tokens of an image follow from its size.
sealed interface ImageRule {
    TokenCount tokens(ImageSize image);

    private static int parts(double length, int part) {
        return (int) Math.ceil(length / part - 1e-9); // a length that was scaled to whole parts is not one more
    }

    private static TokenCount documented(long tokens) {
        return TokenCount.estimate(tokens, tokens, tokens);
    }

    /// OpenAI: the image is fitted into 2,048 pixels a side and then its shorter side into 768; squares of
    /// 512 cover it. In low detail only the base counts.
    record Tiles(int base, int perTile) implements ImageRule {
        @Override
        public TokenCount tokens(ImageSize image) {
            if (image.low()) {
                return documented(base);
            }
            double scale = Math.min(1, 2048.0 / Math.max(image.width(), image.height()));
            scale *= Math.min(1, 768 / (scale * Math.min(image.width(), image.height())));
            return documented(base
                    + (long) perTile * parts(image.width() * scale, 512) * parts(image.height() * scale, 512));
        }
    }

    /// OpenAI's smaller models: patches of 32 pixels, no more than a number of them, times a multiplier.
    /// An image that needs more is scaled until they are fewer, and then to whole patches. Low detail
    /// changes nothing.
    record Patches(int most, BigDecimal multiplier) implements ImageRule {
        private static final int PATCH = 32;

        @Override
        public TokenCount tokens(ImageSize image) {
            double width = image.width();
            double height = image.height();
            if ((long) parts(width, PATCH) * parts(height, PATCH) > most) {
                double scale = Math.sqrt((double) most * PATCH * PATCH / (width * height));
                scale *= Math.min(whole(width * scale), whole(height * scale));
                width *= scale;
                height *= scale;
            }
            long patches = Math.min(most, (long) parts(width, PATCH) * parts(height, PATCH));
            return documented(multiplier.multiply(BigDecimal.valueOf(patches)).setScale(0, RoundingMode.CEILING)
                    .longValueExact());
        }

        // A strip thinner than a patch keeps the one it has.
        private static double whole(double length) {
            double patches = length / PATCH;
            return patches < 1 ? 1 : Math.floor(patches) / patches;
        }
    }

    /// Claude: blocks of 28 pixels; the largest size of the same shape with no side above `edge` and no
    /// more than `most` blocks.
    record Blocks(int edge, int most) implements ImageRule {
        private static final int BLOCK = 28;

        @Override
        public TokenCount tokens(ImageSize image) {
            int longer = Math.max(image.width(), image.height());
            double shape = Math.min(image.width(), image.height()) / (double) longer;
            for (int side = Math.min(longer, edge); side > 0; side--) {
                long blocks = (long) parts(side, BLOCK) * Math.max(1, parts(Math.rint(side * shape), BLOCK));
                if (blocks <= most) {
                    return documented(blocks);
                }
            }
            throw new IllegalStateException("One block is always few enough.");
        }
    }

    /// Gemini 2: a small image is one crop; a larger one as many as squares of two thirds of its shorter
    /// side cover it.
    record Crops(int perCrop, int small) implements ImageRule {
        @Override
        public TokenCount tokens(ImageSize image) {
            if (image.width() <= small && image.height() <= small) {
                return documented(perCrop);
            }
            int unit = Math.max(1, (int) (Math.min(image.width(), image.height()) / 1.5));
            return documented((long) perCrop * parts(image.width(), unit) * parts(image.height(), unit));
        }
    }

    /// Gemini 3: a number for each detail, which is the most it can be.
    record Fixed(int high, int highLeast, int low, int lowLeast) implements ImageRule {
        @Override
        public TokenCount tokens(ImageSize image) {
            return image.low() ? TokenCount.estimate(low, lowLeast, low) : TokenCount.estimate(high, highLeast, high);
        }
    }
}
