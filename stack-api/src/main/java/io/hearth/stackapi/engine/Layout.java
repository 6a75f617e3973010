package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Resource.Dependencies;
import io.hearth.template.Environment;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.environment.Hook;
import io.hearth.template.environment.ResourceRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands behind the resources of a template, and which requires which: by reference, by
 * declaration, or because its type says so.
 *
 * @param types resource name to its type, in the template's order
 * @param links resource name to what it requires and what requires it
 * @param registry of the environment
 */
record Layout(
        Map<String, ResourceType> types,
        Map<String, Dependencies> links,
        ResourceRegistry registry) {

    /**
     * @param files file name to content, among them the templates that stand behind types
     * @throws io.hearth.stackapi.stack.StackException for a type that is not there
     * @throws io.hearth.template.error.TemplateException for a circle
     */
    static Layout of(
            Template template,
            Environment environment,
            ResourceTypes known,
            Map<String, String> files) {
        ResourceRegistry registry = environment.registry();
        Map<String, ResourceType> types = MappedTypes.of(template, environment, known, files);
        Set<String> names = template.resources().keySet();
        Map<String, Set<String>> requires = new LinkedHashMap<>();
        Map<String, List<String>> requiredBy = new LinkedHashMap<>();
        for (ResourceDefinition definition : template.resources().values()) {
            String name = definition.name();
            Set<String> needed = new LinkedHashSet<>(template.dependencies().requires(name));
            needed.addAll(requireNonNull(types.get(name)).implies(definition, names));
            requires.put(name, needed);
            needed.forEach(
                    other -> requiredBy.computeIfAbsent(other, n -> new ArrayList<>()).add(name));
        }
        Map<String, Dependencies> links = new LinkedHashMap<>();
        requires.forEach(
                (name, needed) ->
                        links.put(
                                name,
                                new Dependencies(
                                        List.copyOf(needed),
                                        requiredBy.getOrDefault(name, List.of()),
                                        needed.size())));
        return new Layout(types, links, registry);
    }

    /** In the template's order. */
    List<String> names() {
        return List.copyOf(links.keySet());
    }

    boolean has(String name) {
        return links.containsKey(name);
    }

    ResourceType type(String name) {
        return requireNonNull(types.get(name));
    }

    Dependencies links(String name) {
        return requireNonNull(links.get(name));
    }

    /** Where a resource of a name, of the template or not, waits for the stack's owner. */
    Set<Hook> hooks(String name) {
        return registry.hooks(name);
    }
}
