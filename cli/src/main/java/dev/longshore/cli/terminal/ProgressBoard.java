package dev.longshore.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Draws one bar for each thing in progress, over the former ones where a person watches; else a plain line for each change. */
public final class ProgressBoard {

    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K\r";

    private final Terminal terminal;
    private List<Progress> shown = List.of();

    public ProgressBoard(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows where each thing is now; a call that changes nothing draws nothing. */
    public void show(List<Progress> now) {
        if (now.equals(shown)) {
            return;
        }
        if (terminal.interactive()) {
            redraw(now);
        } else {
            now.stream().filter(progress -> !shown.contains(progress)).map(Progress::sentence).forEach(terminal::line);
        }
        shown = new ArrayList<>(now);
    }

    private void redraw(List<Progress> now) {
        StringBuilder drawing = new StringBuilder(UP_AND_CLEAR.repeat(shown.size()));
        now.forEach(progress -> drawing.append(progress.bar()).append('\n'));
        terminal.out().print(drawing);
        terminal.out().flush();
    }
}
