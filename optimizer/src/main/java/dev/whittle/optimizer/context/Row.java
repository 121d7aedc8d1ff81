package dev.whittle.optimizer.context;

/// One row of signals, filled from left to right.
final class Row {
    private final float[] values;
    private int size;

    Row(int width) {
        values = new float[width];
    }

    Row add(double value) {
        values[size++] = (float) value;
        return this;
    }

    Row add(boolean value) {
        return add(value ? 1 : 0);
    }

    float[] whole() {
        if (size != values.length) {
            throw new IllegalStateException("%d of %d signals are set".formatted(size, values.length));
        }
        return values;
    }
}
