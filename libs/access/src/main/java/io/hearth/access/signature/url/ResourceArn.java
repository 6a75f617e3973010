package io.hearth.access.signature.url;

import static java.util.Objects.requireNonNull;

import io.hearth.access.signature.algorithm.PercentCoding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a resource of a stack in the CloudFormation API: {@code
 * arn:openstack:heat::<project>:stacks/<name>/<id>/resources/<resource>}.
 *
 * @param projectId the project that owns the stack
 */
public record ResourceArn(String projectId, String stackName, String stackId, String resource) {
    private static final Pattern FORM =
            Pattern.compile(
                    "arn:openstack:heat::([^:/]+):stacks/([^/]+)/([^/]+)/resources/([^/]+)");

    private static final String PRESIGNED = "/v1/signal/arn";
    private static final Pattern ROUTE =
            Pattern.compile(
                    "https?://[^?#]+/v1/([^/]+)/stacks/([^/]+)/([^/]+)/resources/([^/]+)/signal/?");

    public ResourceArn {
        requireNonNull(projectId, "A resource's ARN needs a project id.");
        requireNonNull(stackName, "A resource's ARN needs a stack name.");
        requireNonNull(stackId, "A resource's ARN needs a stack id.");
        requireNonNull(resource, "A resource's ARN needs a resource name.");
    }

    /**
     * Reads an ARN as it stands in a path, once unquoted or not at all: {@code arn%3Aopenstack…}
     * and {@code arn:openstack…} are the same. Slashes that separate may be quoted too; a
     * resource's name cannot hold one.
     */
    public static Optional<ResourceArn> parse(String text) {
        boolean quoted = text.regionMatches(true, 0, "arn%3A", 0, 6);
        return (quoted ? PercentCoding.decode(text, false) : Optional.of(text))
                .flatMap(plain -> of(FORM.matcher(plain)));
    }

    /** What stands behind a presigned URL's route, such as {@code /v1/signal/}. */
    public static Optional<ResourceArn> inPath(String path) {
        int start = path.indexOf("/arn:");
        return start < 0 ? Optional.empty() : parse(path.substring(start + 1));
    }

    /** Of one of the two patterns, which have the same groups. */
    private static Optional<ResourceArn> of(Matcher match) {
        return match.matches()
                ? Optional.of(
                        new ResourceArn(
                                match.group(1), match.group(2), match.group(3), match.group(4)))
                : Optional.empty();
    }

    /**
     * The resource that an address signals: an ARN itself, a presigned URL, or the Orchestration
     * API's route. Whether it may be signalled is for others to say; no signature is looked at.
     */
    public static Optional<ResourceArn> signalledBy(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        int presigned = path.indexOf(PRESIGNED);
        if (presigned >= 0) {
            return parse(path.substring(presigned + PRESIGNED.length() - "arn".length()));
        }
        if (path.startsWith("arn")) {
            return parse(path);
        }
        return PercentCoding.decode(path, false).flatMap(plain -> of(ROUTE.matcher(plain)));
    }

    /** The ARN of the stack alone: what {@code StackId} is in the CloudFormation API. */
    public static String ofStack(String projectId, String stackName, String stackId) {
        return "arn:openstack:heat::%s:stacks/%s/%s".formatted(projectId, stackName, stackId);
    }

    /** Quoted for a path, slashes left as they are. */
    public String quoted() {
        return PercentCoding.encodePath(toString());
    }

    @Override
    public String toString() {
        return ofStack(projectId, stackName, stackId) + "/resources/" + resource;
    }
}
