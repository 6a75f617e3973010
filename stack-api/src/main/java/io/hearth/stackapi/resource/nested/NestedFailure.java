package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.Step;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a nested stack's failure is for its parent: the same one, with the path that leads to it. As
 * Heat's {@code ResourceFailure} reads {@code Resource CREATE failed: ValueError: resources.a: no}.
 */
final class NestedFailure {
    private static final Pattern OF_A_RESOURCE =
            Pattern.compile(
                    "Resource \\w+ failed: (\\w*): (resources\\.[^:]*): (.*)", Pattern.DOTALL);

    private NestedFailure() {}

    static Step of(String reason) {
        Matcher resource = OF_A_RESOURCE.matcher(reason);
        return resource.matches()
                ? new Step.Failed(resource.group(1), "." + resource.group(2), resource.group(3))
                : Step.failed("Error", reason);
    }
}
