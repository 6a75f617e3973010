package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Resource;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.hearth.template.property.PropertyValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows resources before they are there.
 *
 * @param scene with what the request asks for
 * @param resolver tells what can be known
 */
record Unmade(Scene scene, Resolver resolver) {
    /** Of a stack that has no resource yet. */
    static Unmade of(Scene scene) {
        Foreseen foreseen = Foreseen.of(scene.blueprint());
        return new Unmade(
                scene,
                new Resolver(
                        scene.blueprint().parameters(),
                        scene.blueprint().files(),
                        new Named(foreseen)));
    }

    PreviewedResource resource(String name) {
        return resource(name, null);
    }

    /** A name may not be of its property's type, which the true reference will be. */
    PreviewedResource withProperties(String name) {
        try {
            return resource(name, properties(name, resolver));
        } catch (TemplateException notOfItsType) {
            Blueprint blueprint = scene.blueprint();
            Foreseen foreseen = Foreseen.of(blueprint);
            return resource(
                    name,
                    properties(
                            name,
                            new Resolver(blueprint.parameters(), blueprint.files(), foreseen)));
        }
    }

    private Map<String, @Nullable Object> properties(String name, Resolver by) {
        ResourceType type = scene.blueprint().layout().type(name);
        if (type.acceptsAnything()) {
            return Known.object(by.resolve(scene.definition(name).properties()));
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        type.properties().keySet().forEach(property -> all.put(property, null));
        all.putAll(
                PropertyValues.check(
                        scene.blueprint().template().dialect(),
                        name,
                        type.properties(),
                        scene.definition(name).properties(),
                        by));
        return Known.object(all);
    }

    private PreviewedResource resource(
            String name, @Nullable Map<String, @Nullable Object> properties) {
        Layout layout = scene.blueprint().layout();
        Resource resource =
                Forward.fresh(new Draft(scene), name, layout.names().indexOf(name), 0, layout);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        layout.type(name).attributes().keySet().forEach(one -> attributes.put(one, null));
        return new PreviewedResource(
                scene.stack(),
                resource,
                Known.object(resolver.resolve(scene.definition(name).metadata())),
                attributes,
                properties,
                layout.type(name).identity().orElse(null));
    }
}
