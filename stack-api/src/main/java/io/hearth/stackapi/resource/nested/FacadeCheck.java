package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a template can stand for a type that exists without it: whoever uses the type must not
 * notice.
 *
 * @param facade the type
 * @param name by which the template's user names it
 * @param provider what stands for it
 */
record FacadeCheck(ResourceType facade, String name, ResourceType provider) {
    /**
     * @throws StackException StackValidationFailed, with Heat's messages
     */
    void run() {
        Map<String, PropertySchema> own = provider.properties();
        facade.properties()
                .forEach(
                        (property, wanted) -> {
                            PropertySchema given = own.get(property);
                            if (given == null && wanted.required()) {
                                throw wrong(
                                        "Required property %s for facade %s missing in provider",
                                        property);
                            }
                            if (given != null) {
                                checkType(property, wanted.type(), given.type());
                            }
                        });
        own.forEach(
                (property, given) -> {
                    if (given.required() && !facade.properties().containsKey(property)) {
                        throw wrong("Provider requires property %s unknown in facade %s", property);
                    }
                });
        facade.attributes()
                .keySet()
                .forEach(
                        attribute -> {
                            if (!provider.hasAttribute(attribute)) {
                                throw wrong(
                                        "Attribute %s for facade %s missing in provider",
                                        attribute);
                            }
                        });
    }

    private void checkType(String property, PropertyType wanted, PropertyType given) {
        PropertyType parameter = asParameter(wanted);
        if (parameter != asParameter(given)) {
            throw StackException.invalid(
                    "Property %s type mismatch between facade %s (%s) and provider (%s)"
                            .formatted(
                                    property, name, shown(parameter), shown(asParameter(given))));
        }
    }

    /** A parameter has fewer types than a property: integers are numbers. */
    private static PropertyType asParameter(PropertyType type) {
        return switch (type) {
            case INTEGER -> PropertyType.NUMBER;
            case ANY -> PropertyType.MAP;
            default -> type;
        };
    }

    /** As Heat writes types: {@code String}. */
    private static String shown(PropertyType type) {
        return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private StackException wrong(String message, String part) {
        return StackException.invalid(message.formatted(part, name));
    }
}
