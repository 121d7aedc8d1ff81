package dev.whittle.app.prompt;

import java.nio.file.Path;
import java.util.Optional;

/// Finds no cases anywhere.
public record NoCases() implements CaseDesk {
    @Override
    public boolean isTable(Path file) {
        return false;
    }

    @Override
    public Optional<FoundCases> workbook(Path file) {
        return Optional.empty();
    }

    @Override
    public Optional<FoundCases> find(String name, String text, Understood understood) {
        return Optional.empty();
    }

    @Override
    public void take(FoundCases cases) {
        throw new AssertionError("There are none");
    }
}
