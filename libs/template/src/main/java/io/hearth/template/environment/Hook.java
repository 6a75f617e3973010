package io.hearth.template.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an environment lets a stack wait for its owner. */
public enum Hook {
    PRE_CREATE("pre-create"),
    PRE_UPDATE("pre-update"),
    PRE_DELETE("pre-delete"),
    POST_CREATE("post-create"),
    POST_UPDATE("post-update"),
    POST_DELETE("post-delete");

    private final String shown;

    Hook(String shown) {
        this.shown = shown;
    }

    /** As environments, signals and events write it, e.g. {@code pre-create}. */
    public String shown() {
        return shown;
    }

    public static Optional<Hook> of(String shown) {
        return Arrays.stream(values()).filter(hook -> hook.shown.equals(shown)).findFirst();
    }

    static List<String> allShown() {
        return Arrays.stream(values()).map(Hook::shown).toList();
    }
}
