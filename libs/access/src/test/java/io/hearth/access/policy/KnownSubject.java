package io.hearth.access.policy;

import io.hearth.access.policy.language.Subject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A caller of whom a test tells everything. */
public record KnownSubject(Set<String> roles, Map<String, String> attributes) implements Subject {
    @Override
    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }
}
