package dev.whittle.app.tokens;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What keys and the mouse do on the token canvas.
final class TokenKeys {
    private final TokenCanvas canvas;
    private final TokenCaret caret;

    TokenKeys(TokenCanvas canvas, TokenCaret caret) {
        this.canvas = canvas;
        this.caret = caret;
    }

    void install() {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        canvas.addEventHandler(ScrollEvent.SCROLL, scroll -> {
            canvas.scroll(-scroll.getDeltaY() / canvas.rowHeight());
            canvas.hover(canvas.at(scroll.getX(), scroll.getY()).orElse(null));
            scroll.consume();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED,
                mouse -> canvas.hover(canvas.at(mouse.getX(), mouse.getY()).orElse(null)));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> canvas.hover(null));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, mouse -> {
            canvas.requestFocus();
            choose(mouse, mouse.isShiftDown());
        });
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, mouse -> choose(mouse, true));
    }

    private void choose(MouseEvent mouse, boolean extend) {
        if (mouse.getButton() == MouseButton.PRIMARY) {
            canvas.at(mouse.getX(), mouse.getY())
                    .ifPresent(hit -> caret.select(hit.part(), hit.mark().span(), extend));
        }
    }

    private void key(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        switch (key.getCode()) {
            case LEFT -> move(-1, false, key);
            case RIGHT -> move(1, false, key);
            case UP -> move(-1, true, key);
            case DOWN -> move(1, true, key);
            case PAGE_UP -> canvas.scroll(-canvas.rowsInView());
            case PAGE_DOWN -> canvas.scroll(canvas.rowsInView());
            case HOME -> canvas.scroll(-Integer.MAX_VALUE);
            case END -> canvas.scroll(Integer.MAX_VALUE);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void move(int by, boolean rows, KeyEvent key) {
        caret.move(by, rows, key.isShiftDown());
        TokenSelection now = caret.selectionProperty().get();
        if (now != null) {
            canvas.reveal(now.part(), now.caret().charStart());
        }
    }
}
