package io.hearth.launcher.edge;

import io.hearth.launcher.layout.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Which service answers a request, by its path and, for queries, its {@code Action}. */
final class Routes {
    static final Pattern METADATA =
            Pattern.compile(
                    "/v1/[^/]+/(stacks/.+/resources/[^/]+/metadata"
                            + "|software_deployments/metadata/[^/]+)/?");
    static final Pattern SIGNAL = Pattern.compile("/v1/[^/]+/stacks/.+/resources/[^/]+/signal/?");
    static final Pattern WEBHOOKS = Pattern.compile("/v1/[^/]+/webhooks(/.*)?");
    static final Pattern SIGNAL_URL = Pattern.compile("/v1/(signal|waitcondition|answer)/.*");
    static final Pattern DOCUMENT_URL = Pattern.compile("/v1/metadata/.*");

    /** What owners ask of stacks; the rest is {@code DescribeStackResource}, or no action. */
    static final Set<String> ACTIONS_ON_STACKS =
            Set.of(
                    "CancelUpdateStack",
                    "CreateStack",
                    "DeleteStack",
                    "DescribeStackEvents",
                    "DescribeStackResources",
                    "DescribeStacks",
                    "EstimateTemplateCost",
                    "GetTemplate",
                    "ListStackResources",
                    "ListStacks",
                    "UpdateStack",
                    "ValidateTemplate");

    private static final String SIGNAL_RESOURCE = "SignalResource";

    /** A service decodes a path, and follows its dots and double slashes, before it looks at it. */
    private static final Pattern INTERNAL =
            Pattern.compile("/+q(/.*)?|(.*/)?[.][.]?(/.*)?", Pattern.DOTALL);

    private Routes() {}

    /**
     * Whether a path is a service's own affair: health, metrics. Nobody reaches it from outside,
     * nor any path with dots for directories, which no client of an API has.
     */
    static boolean isInternal(String path) {
        return INTERNAL.matcher(decoded(path)).matches();
    }

    /** What cannot be decoded, a service refuses. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    static Part orchestration(String path) {
        if (METADATA.matcher(path).matches()) {
            return Part.METADATA_SERVICE;
        }
        if (SIGNAL.matcher(path).matches()) {
            return Part.SIGNAL_SERVICE;
        }
        return WEBHOOKS.matcher(path).matches() ? Part.WEBHOOK_SERVICE : Part.STACK_API;
    }

    /**
     * @param action the {@code Action} of the query or form; empty when there is none
     */
    static Part cloudformation(String path, String action) {
        if (SIGNAL_URL.matcher(path).matches() || action.equals(SIGNAL_RESOURCE)) {
            return Part.SIGNAL_SERVICE;
        }
        return ACTIONS_ON_STACKS.contains(action) && !DOCUMENT_URL.matcher(path).matches()
                ? Part.STACK_API
                : Part.METADATA_SERVICE;
    }
}
