package dev.whittle.app.control;

import javafx.scene.layout.Region;

/// A bar from one amount to another in a track as wide as the widest.
public final class Bar extends Region {
    private final Region filled = new Region();
    private double from;
    private double to;

    public Bar() {
        getStyleClass().add("bar-track");
        getChildren().setAll(filled);
        setMinSize(40, 14);
        setPrefHeight(18);
    }

    /// Shows an amount.
    ///
    /// @param style `bar-total`, `bar-saved`, `bar-added` or `bar-heat`
    public void show(double start, double end, double widest, String style) {
        from = widest == 0 ? 0 : start / widest;
        to = widest == 0 ? 0 : end / widest;
        filled.getStyleClass().setAll(style);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double start = getWidth() * from;
        filled.resizeRelocate(start, 0, Math.max(2, getWidth() * to - start), getHeight());
    }
}
