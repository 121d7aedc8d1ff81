package dev.whittle.app.compare;

import dev.whittle.app.work.Background;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.experiment.Comparison;
import java.time.InstantSource;

/// What running a column takes.
public record Engine(Catalog catalog, Comparison comparison, InstantSource clock, Background background) {}
