package dev.whittle.app.workspace;

/// How the token view stands.
///
/// @param shown whether it is open
/// @param marks whether white space is marked
/// @param heat whether the tokens of each line are shown
public record TokenOptions(boolean shown, boolean marks, boolean heat) {
    public static final TokenOptions DEFAULT = new TokenOptions(false, false, true);
}
