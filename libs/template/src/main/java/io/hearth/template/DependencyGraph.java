package io.hearth.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which resource needs which; immutable, free of cycles. */
public final class DependencyGraph {
    private DependencyGraph() {}

    /**
     * @throws io.hearth.template.error.TemplateException CircularDependencyException that names the
     *     cycle, InvalidTemplateReference for a resource that is not there
     */
    public static DependencyGraph of(Map<String, ResourceDefinition> resources) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The resources that this one needs directly, in the template's order. */
    public Set<String> requires(String resource) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The resources that need this one directly, in the template's order. */
    public Set<String> requiredBy(String resource) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Every resource after all that it needs; reversed, it is the order of deletion. */
    public List<String> order() {
        throw new UnsupportedOperationException("not yet");
    }
}
