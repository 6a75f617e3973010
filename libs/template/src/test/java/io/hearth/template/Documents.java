package io.hearth.template;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.parameter.PseudoParameters;
import io.hearth.template.text.JsonText;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the tests share. */
public final class Documents {
    public static final PseudoParameters PSEUDO =
            new PseudoParameters(
                    "wire1", "cdabf1da-14c1-439b-9f1a-636ecb6e1de2", "6007e525", "RegionOne");

    /** Every reference and attribute has a value that tells what was asked for. */
    public static final ResourceStates STATES =
            new ResourceStates() {
                @Override
                public Object reference(String resource) {
                    return "ref-" + resource;
                }

                @Override
                public @Nullable Object attribute(
                        String resource, String attribute, List<Object> path) {
                    return "%s.%s%s".formatted(resource, attribute, path);
                }

                @Override
                public Object attributes(String resource) {
                    return Map.of("all", resource);
                }
            };

    private Documents() {}

    /** The value of an expression in the newest HOT, as JSON. */
    public static String valueOf(String expression) {
        return valueOf("2021-04-16", expression);
    }

    /** The value of an expression in that version of HOT, as JSON. */
    public static String valueOf(String version, String expression) {
        Template template =
                Template.parse(
                        "heat_template_version: %s%noutputs: {o: {value: %s}}"
                                .formatted(version, expression));
        return JsonText.write(output(template, STATES));
    }

    /** The value of the template's first output. */
    public static @Nullable Object output(Template template, ResourceStates states) {
        Resolver resolver =
                new Resolver(
                        template.parameterValues(Map.of(), Map.of(), PSEUDO),
                        Map.of("f", "text of f"),
                        states);
        return resolver.resolve(template.outputs().values().iterator().next().value());
    }

    public static Template hot(String sections) {
        return Template.parse("heat_template_version: 2018-08-31\n" + sections);
    }

    public static TemplateException failureOf(ThrowingCallable call) {
        return catchThrowableOfType(TemplateException.class, call);
    }
}
