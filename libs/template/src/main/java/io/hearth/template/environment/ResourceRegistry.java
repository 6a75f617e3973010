package io.hearth.template.environment;

import io.hearth.template.error.TemplateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The resource_registry of an environment: which types are mapped, where hooks are, whose secrets
 * are the creator's. Immutable.
 */
public final class ResourceRegistry {
    private static final String RESOURCES = "resources";

    /** More specific places first, then in order of the alphabet, which is how Heat chooses. */
    private static final Comparator<List<String>> HEATS_ORDER =
            Comparator.<List<String>>comparingInt(List::size)
                    .reversed()
                    .thenComparing(path -> String.join("\0", path));

    private final Map<String, Object> section;
    private final Map<List<String>, String> mappings;
    private final Set<List<String>> marks;

    private ResourceRegistry(Map<String, Object> section, RegistryParser.Content content) {
        this.section = section;
        this.mappings = content.mappings();
        this.marks = content.marks();
    }

    /**
     * @throws TemplateException InvalidBreakPointHook, InvalidRestrictedAction, a mapping to what
     *     is no text, or secrets of an unknown kind
     */
    public static ResourceRegistry of(Map<String, Object> section) {
        return new ResourceRegistry(section, RegistryParser.content(section));
    }

    /** A section with another one over it: maps are merged, of all else the later one holds. */
    public static Map<String, Object> merge(
            Map<String, Object> section, Map<String, Object> later) {
        Map<String, Object> merged = new LinkedHashMap<>(section);
        later.forEach((key, value) -> merged.merge(key, value, ResourceRegistry::merged));
        return Collections.unmodifiableMap(merged);
    }

    @SuppressWarnings("unchecked") // readers make text of every key
    private static Object merged(Object before, Object later) {
        return before instanceof Map<?, ?> map && later instanceof Map<?, ?> over
                ? merge((Map<String, Object>) map, (Map<String, Object>) over)
                : later;
    }

    /**
     * What stands behind a resource's type; empty when nothing is known of it.
     *
     * @param isNative whether the service has a type of that name
     */
    public Optional<MappedType> find(String type, String resource, Predicate<String> isNative) {
        return find(type, resource, isNative, new HashSet<>());
    }

    /**
     * What would stand behind a resource's type if a template did not; empty when nothing would.
     *
     * @param entry where the registry names that template
     */
    public Optional<MappedType> behind(
            List<String> entry, String type, String resource, Predicate<String> isNative) {
        return find(type, resource, isNative, new HashSet<>(Set.of(entry)));
    }

    private Optional<MappedType> find(
            String type, String resource, Predicate<String> isNative, Set<List<String>> seen) {
        for (List<String> path : candidates(type, resource)) {
            // The file of a template stands for itself, whatever it is mapped to.
            String target = isTemplate(path.getLast()) ? path.getLast() : mappings.get(path);
            // A type that is mapped in a circle means what it means without the circle.
            if (target == null || !seen.add(path)) {
                continue;
            }
            if (isTemplate(target)) {
                return Optional.of(new MappedType.Template(target, path));
            }
            Optional<MappedType> found =
                    find(targetOf(path.getLast(), target, type), resource, isNative, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return isNative.test(type) ? Optional.of(new MappedType.Native(type)) : Optional.empty();
    }

    /** A wildcard maps types to types; one that names a template matches nothing, as in Heat. */
    private List<List<String>> candidates(String type, String resource) {
        List<List<String>> paths = new ArrayList<>();
        List<String> own = List.of(RESOURCES, resource, type);
        if (mappings.containsKey(own)) {
            paths.add(own);
        }
        paths.add(List.of(type));
        mappings.forEach(
                (path, target) -> {
                    String name = path.getLast();
                    if (path.size() == 1
                            && name.endsWith("*")
                            && !isTemplate(target)
                            && !type.equals(target)
                            && type.startsWith(name.substring(0, name.length() - 1))) {
                        paths.add(path);
                    }
                });
        paths.sort(HEATS_ORDER);
        return paths;
    }

    /** {@code A::*} to {@code B::*} keeps the rest of the type's name. */
    private static String targetOf(String name, String target, String type) {
        return name.endsWith("*") && target.endsWith("*")
                ? target.substring(0, target.length() - 1) + type.substring(name.length() - 1)
                : target;
    }

    /** Whether a type of that name is a template among the files. */
    public static boolean isTemplate(String name) {
        return name.endsWith(".yaml") || name.endsWith(".template");
    }

    /** The hooks at a resource, by its name or a pattern of it. */
    public Set<Hook> hooks(String resource) {
        Set<Hook> hooks = EnumSet.noneOf(Hook.class);
        declared(resource, "hooks").forEach(name -> Hook.of(name).ifPresent(hooks::add));
        return Collections.unmodifiableSet(hooks);
    }

    /** What an update may not do to a resource, by its name or a pattern of it. */
    public Set<RestrictedAction> restricted(String resource) {
        Set<RestrictedAction> actions = EnumSet.noneOf(RestrictedAction.class);
        declared(resource, "restricted_actions")
                .forEach(name -> RestrictedAction.of(name).ifPresent(actions::add));
        return Collections.unmodifiableSet(actions);
    }

    /** Whether the secrets of a resource are its stack's creator's, by its name or a pattern. */
    public boolean isCreatorOnly(String resource) {
        return matching(resource).stream().anyMatch(CreatorMark::isIn);
    }

    /** Whether any secrets are marked as the creator's, here or within. */
    public boolean marksSecrets() {
        return !marks.isEmpty();
    }

    /** Whether it marks all that another one marks. */
    public boolean keepsMarksOf(ResourceRegistry other) {
        return marks.containsAll(other.marks);
    }

    /** The section with the marks of another one. */
    public Map<String, Object> withMarksOf(ResourceRegistry other) {
        return merge(section, CreatorMark.section(other.marks));
    }

    private List<String> declared(String resource, String key) {
        List<String> names = new ArrayList<>();
        matching(resource)
                .forEach(
                        entries -> {
                            if (entries.containsKey(key)) {
                                RegistryParser.names(entries.get(key))
                                        .forEach(name -> names.add(String.valueOf(name)));
                            }
                        });
        return names;
    }

    private List<Map<?, ?>> matching(String resource) {
        List<Map<?, ?>> matching = new ArrayList<>();
        if (section.get(RESOURCES) instanceof Map<?, ?> resources) {
            resources.forEach(
                    (pattern, entries) -> {
                        if (entries instanceof Map<?, ?> map
                                && NamePattern.matches(String.valueOf(pattern), resource)) {
                            matching.add(map);
                        }
                    });
        }
        return matching;
    }

    /**
     * The section for the nested stack that stands behind a resource: what is said of the resource
     * is now said of those inside. The secrets of all that is inside a marked one are marked.
     *
     * @param without the entry that names the nested stack's template; null for none
     */
    public Map<String, Object> forNested(String resource, @Nullable List<String> without) {
        Map<String, Object> inside = new LinkedHashMap<>();
        matching(resource)
                .forEach(
                        entries ->
                                entries.forEach(
                                        (key, value) -> {
                                            if (value != null) {
                                                inside.put(String.valueOf(key), value);
                                            }
                                        }));
        if (section.get(RESOURCES) instanceof Map<?, ?> resources
                && resources.get(resource) instanceof Map<?, ?> own) {
            own.forEach((key, value) -> inside.put(String.valueOf(key), value));
        }
        if (isCreatorOnly(resource)) {
            CreatorMark.markAll(inside);
        }
        Map<String, Object> nested = new LinkedHashMap<>(section);
        nested.put(RESOURCES, Collections.unmodifiableMap(inside));
        if (without != null && without.size() == 1) {
            nested.remove(without.getFirst());
        }
        if (without != null && without.size() == 3) {
            inside.remove(without.getLast());
        }
        return Collections.unmodifiableMap(nested);
    }
}
