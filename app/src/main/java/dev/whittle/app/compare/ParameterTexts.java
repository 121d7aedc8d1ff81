package dev.whittle.app.compare;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What is entered for the parameters of a column.
///
/// @param numbers as they are typed
record ParameterTexts(Map<ParameterField, String> numbers, boolean logprobs) {
    ParameterTexts {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }
}
