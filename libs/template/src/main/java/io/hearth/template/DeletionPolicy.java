package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.version.TemplateVersion;
import java.util.Locale;

/** What becomes of the physical thing when its resource is deleted. */
public enum DeletionPolicy {
    DELETE("Delete"),
    RETAIN("Retain"),
    SNAPSHOT("Snapshot");

    private final String shown;

    DeletionPolicy(String shown) {
        this.shown = shown;
    }

    /** As templates and answers write it, e.g. {@code Delete}. */
    public String shown() {
        return shown;
    }

    /**
     * The policy of that name, which newer HOT also takes in lower case.
     *
     * @param path where it is declared
     * @throws TemplateException StackValidationFailed
     */
    static DeletionPolicy of(TemplateVersion version, String declared, String path) {
        for (DeletionPolicy policy : values()) {
            if (declared.equals(policy.shown)
                    || (version.isHotSince("2016-10-14")
                            && declared.equals(policy.shown.toLowerCase(Locale.ROOT)))) {
                return policy;
            }
        }
        throw new TemplateException(
                TemplateError.STACK_VALIDATION_FAILED,
                "Invalid deletion policy \"%s\"".formatted(declared),
                path);
    }
}
