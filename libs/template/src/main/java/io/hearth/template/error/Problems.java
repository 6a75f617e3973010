package io.hearth.template.error;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in parts that can be checked apart; the first found is the one raised. */
public final class Problems {
    private static final int MAX = 20;

    private final List<TemplateException> found = new ArrayList<>();

    /** Takes a step; what it finds wrong is kept for {@link #raise}. */
    public void attempt(Runnable step) {
        if (found.size() > MAX) {
            return;
        }
        try {
            step.run();
        } catch (TemplateException wrong) {
            found.add(wrong);
        }
    }

    /**
     * @throws TemplateException the first that was found, with the others
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw found.getFirst().with(found.subList(1, found.size()));
        }
    }
}
