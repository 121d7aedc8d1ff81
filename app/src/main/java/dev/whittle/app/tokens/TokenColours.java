package dev.whittle.app.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final List<CssMetaData<TokenCanvas, Color>> COLOURS = new ArrayList<>();

    static {
        for (Role role : Role.values()) {
            COLOURS.add(FACTORY.createColorCssMetaData(
                    "-whittle-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    canvas -> canvas.colours().colours.get(role.ordinal()), Color.GRAY));
        }
    }

    private final StyleableProperty<Font> font;
    private final List<StyleableProperty<Color>> colours = new ArrayList<>();

    TokenColours(Runnable changed) {
        SimpleStyleableObjectProperty<Font> styledFont = new SimpleStyleableObjectProperty<>(FONT, Font.getDefault());
        font = styledFont;
        List<Observable> all = new ArrayList<>(List.of(styledFont));
        for (CssMetaData<TokenCanvas, Color> data : COLOURS) {
            SimpleStyleableObjectProperty<Color> colour = new SimpleStyleableObjectProperty<>(data, Color.GRAY);
            colours.add(colour);
            all.add(colour);
        }
        all.forEach(property -> property.addListener(_ -> changed.run()));
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return FACTORY.getCssMetaData();
    }

    Font font() {
        return font.getValue();
    }

    Color of(Role role) {
        return colours.get(role.ordinal()).getValue();
    }

    Color token(int colour) {
        return of(Role.values()[Role.TOKEN_0.ordinal() + colour]);
    }
}
