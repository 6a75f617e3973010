package io.hearth.stackapi.api.stack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Heat's ARN of a stack or of something in it: {@code
 * arn:openstack:heat::<project>:stacks/<name>/<id>[/…]}.
 */
record StackArn(String projectId, String stackPath) {
    private static final Pattern FORM =
            Pattern.compile("arn:openstack:heat::([^:/]+):(stacks/[^/]+/[^/]+(?:/[^?#]*)?)");

    /** Empty when the text is no ARN, so that it can be a name. */
    static Optional<StackArn> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new StackArn(form.group(1), form.group(2)))
                : Optional.empty();
    }

    /** The path below the API's version. */
    String[] segments() {
        return (projectId + "/" + stackPath).split("/");
    }
}
