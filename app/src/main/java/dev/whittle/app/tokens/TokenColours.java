package dev.whittle.app.tokens;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// The font and colours of the canvas, which come from the style sheet as those of any other control.
final class TokenColours {
    enum Role { INK, MUTED, TICK, GUTTER, SELECTION, HEAT, HOT, TOKEN_0, TOKEN_1, TOKEN_2, TOKEN_3 }

    private static final StyleablePropertyFactory<TokenCanvas> FACTORY = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());
    private static final CssMetaData<TokenCanvas, Font> FONT = FACTORY.createFontCssMetaData("-fx-font",
            canvas -> canvas.colours().font, Font.getDefault());
    private static final Map<Role, CssMetaData<TokenCanvas, Color>> COLOURS = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            COLOURS.put(role, FACTORY.createColorCssMetaData(
                    "-whittle-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    canvas -> canvas.colours().styleable(role), Color.GRAY));
        }
    }

    private final StyleableProperty<Font> font;
    private final Map<Role, StyleableProperty<Color>> colours = new EnumMap<>(Role.class);

    TokenColours(Runnable changed) {
        SimpleStyleableObjectProperty<Font> styledFont = new SimpleStyleableObjectProperty<>(FONT, Font.getDefault());
        font = styledFont;
        List<Observable> all = new ArrayList<>(List.of(styledFont));
        COLOURS.forEach((role, data) -> {
            SimpleStyleableObjectProperty<Color> colour = new SimpleStyleableObjectProperty<>(data, Color.GRAY);
            colours.put(role, colour);
            all.add(colour);
        });
        all.forEach(property -> property.addListener(_ -> changed.run()));
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return FACTORY.getCssMetaData();
    }

    Font font() {
        return font.getValue();
    }

    Color of(Role role) {
        return styleable(role).getValue();
    }

    /// The tint of a token.
    Color token(TokenMark mark) {
        return of(switch (mark.colour()) {
            case 0 -> Role.TOKEN_0;
            case 1 -> Role.TOKEN_1;
            case 2 -> Role.TOKEN_2;
            default -> Role.TOKEN_3;
        });
    }

    private StyleableProperty<Color> styleable(Role role) {
        return Objects.requireNonNull(colours.get(role));
    }
}
