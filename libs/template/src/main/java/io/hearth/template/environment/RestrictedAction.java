package io.hearth.template.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an environment forbids an update to do to a resource. */
public enum RestrictedAction {
    UPDATE("update"),
    REPLACE("replace");

    private final String shown;

    RestrictedAction(String shown) {
        this.shown = shown;
    }

    /** As environments write it, e.g. {@code update}. */
    public String shown() {
        return shown;
    }

    static Optional<RestrictedAction> of(String shown) {
        return Arrays.stream(values()).filter(action -> action.shown.equals(shown)).findFirst();
    }

    static List<String> allShown() {
        return Arrays.stream(values()).map(RestrictedAction::shown).toList();
    }
}
