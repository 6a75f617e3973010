package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.Caller;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.api.template.TemplateBody;
import io.hearth.stackapi.engine.CheckedTemplate;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.limit.Limits;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Templates that requests bring, and what is told of them without a stack. */
@ApplicationScoped
class Templates {
    private static final String BODY = "TemplateBody";

    private final StackInsight insight;
    private final OffLoop offLoop;
    private final Limits limits;
    private final Caller caller;

    Templates(StackInsight insight, OffLoop offLoop, Limits limits, Caller caller) {
        this.insight = insight;
        this.offLoop = offLoop;
        this.limits = limits;
        this.caller = caller;
    }

    /**
     * The template's text.
     *
     * @throws CfnFault 400 when there is none, or an address in its place
     */
    static String text(Map<String, String> parameters) {
        for (String address : new String[] {"TemplateUrl", "TemplateURL"}) {
            if (parameters.containsKey(address)) {
                throw CfnFault.of(
                        CfnError.INVALID_PARAMETER_VALUE,
                        TemplateBody.NO_FETCHING.formatted(address, BODY));
            }
        }
        String text = parameters.get(BODY);
        if (text == null) {
            throw CfnFault.of(
                    CfnError.MISSING_PARAMETER, "TemplateBody or TemplateUrl were not given.");
        }
        return text;
    }

    /**
     * @throws RuntimeException that answers 400 for a text that is too large or no template
     */
    static Template parse(String text, int maxSize) {
        String checked = TemplateBody.checked(text, maxSize);
        try {
            return Template.parse(checked);
        } catch (TemplateException wrong) {
            throw wrong.error() == TemplateError.MALFORMED
                    ? CfnFault.of(
                            CfnError.INVALID_PARAMETER_VALUE,
                            "The Template must be a JSON or YAML document.")
                    : wrong;
        }
    }

    Uni<Map<String, ?>> validate(Map<String, String> parameters) {
        String text = text(parameters);
        int maxSize = limits.maxTemplateSize(caller.member().projectId());
        return offLoop.run(
                () ->
                        tree(
                                insight.check(
                                        parse(text, maxSize),
                                        Environment.of(null),
                                        Map.of(),
                                        false)));
    }

    /** Heat's joke. */
    Uni<Map<String, ?>> estimateCost() {
        return Uni.createFrom().item(Map.of("Url", "http://en.wikipedia.org/wiki/Gratis"));
    }

    private static Map<String, ?> tree(CheckedTemplate checked) {
        Template template = checked.template();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Description", template.description());
        tree.put(
                "Parameters",
                template.describedParameters(checked.environment()).entrySet().stream()
                        .map(parameter -> parameter(parameter.getKey(), parameter.getValue()))
                        .toList());
        if (template.parameterGroups() != null) {
            tree.put("ParameterGroups", template.parameterGroups());
        }
        tree.put("Environment", checked.environment().shown());
        return tree;
    }

    private static Map<String, Object> parameter(String key, Map<String, Object> described) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ParameterKey", key);
        tree.put("DefaultValue", Objects.requireNonNullElse(described.get("Default"), ""));
        tree.put("Description", Objects.requireNonNullElse(described.get("Description"), ""));
        tree.put("NoEcho", Objects.requireNonNullElse(described.get("NoEcho"), "false"));
        return tree;
    }
}
