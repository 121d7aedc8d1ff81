package dev.whittle.model.contract;

import java.util.Map;

/// A request as the scripted server read it.
///
/// @param path with the query
/// @param headers names in lower case
/// @param body decoded as UTF-8
/// @param clientPort tells connections apart
public record Request(String method, String path, Map<String, String> headers, String body, int clientPort) {}
