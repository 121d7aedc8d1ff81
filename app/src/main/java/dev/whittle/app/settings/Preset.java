package dev.whittle.app.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A server people often use, to start a connection from.
///
/// @param name what it is called
/// @param provider id of the provider plugin that speaks to it
/// @param baseUrl where it answers
/// @param keyVariable the environment variable its key is usually in, or null if it wants no key
/// @param catalogProvider the provider in the catalog whose prices hold there, or null if none does
public record Preset(
        String name, String provider, URI baseUrl, @Nullable String keyVariable, @Nullable String catalogProvider) {}
