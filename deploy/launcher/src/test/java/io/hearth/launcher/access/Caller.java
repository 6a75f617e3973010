package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Form;
import io.hearth.launcher.access.model.Principal;
import io.hearth.launcher.access.model.Target;

/**
 * A principal with one of its credentials.
 *
 * @param home a resource that it has to do with, or any: asked for where all would be refused alike
 */
record Caller(Principal who, Form form, Credential credential, Target home) {
    /** The project that it acts in; that of its home for who has none. */
    String projectId() {
        return switch (who) {
            case Principal.User user -> user.projectId();
            case Principal.Instance instance -> instance.projectId();
            case Principal.Stranger stranger -> home.projectId();
        };
    }
}
