package io.hearth.stackapi.api.template;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.text.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template, environment and files that a request body brings.
 *
 * @param environment with the request's own parameters merged in
 * @param files file name to content
 */
public record TemplateBody(Template template, Environment environment, Map<String, String> files) {
    /** What is said of an address: of the key that has it, and of that which takes the content. */
    public static final String NO_FETCHING =
            "'%s' is not supported, since this server fetches nothing; send the content in '%s'.";

    /** The keys of a body that are read here. */
    public static final Set<String> KEYS =
            Set.of(
                    "template",
                    "template_url",
                    "environment",
                    "environment_files",
                    "files",
                    "files_container",
                    "parameters");

    /**
     * Parses what the body brings; takes time with a large template.
     *
     * @param maxTemplateSize in bytes
     * @throws io.hearth.template.error.TemplateException what is wrong with template or environment
     */
    public static TemplateBody of(JsonBody body, int maxTemplateSize) {
        refuseFetching(body);
        Map<String, String> files = files(body);
        Template template = template(body, maxTemplateSize);
        return new TemplateBody(
                template, environment(body, template.parameterSchemas(files), files), files);
    }

    /**
     * The environment that the body brings. With {@code environment_files}, what the client has
     * merged itself is not looked at.
     *
     * @param schemas of the parameters of the template that it is for
     */
    public static Environment environment(
            JsonBody body, Map<String, ParameterSchema> schemas, Map<String, String> files) {
        List<?> names = body.list("environment_files");
        Environment environment =
                names.isEmpty()
                        ? Environment.of(body.value("environment"))
                        : Environment.ofFiles(names, files, schemas);
        return environment.withParameters(body.object("parameters"));
    }

    private static Template template(JsonBody body, int maxSize) {
        return switch (body.value("template")) {
            case null -> throw HeatFault.badRequest("No template specified");
            case String text -> Template.parse(checked(text, maxSize));
            case Map<?, ?> document -> Template.of(document);
            case Object other ->
                    throw JsonBody.wrongShape("template", "a string or an object", other);
        };
    }

    /**
     * A template's text, if it is no larger than it may be.
     *
     * @param maxSize in bytes
     */
    public static String checked(String template, int maxSize) {
        long size = YamlReader.size(template);
        if (size > maxSize) {
            throw HeatFault.limitExceeded(
                    ("Request limit exceeded: Template size (%d bytes) exceeds maximum allowed size"
                                    + " (%d bytes).")
                            .formatted(size, maxSize));
        }
        return template;
    }

    /** The files that the body brings. */
    public static Map<String, String> files(JsonBody body) {
        Map<String, String> files = new LinkedHashMap<>();
        body.object("files").forEach((name, content) -> files.put(name, content(name, content)));
        return files;
    }

    private static String content(String name, @Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        throw JsonBody.wrongShape("files." + name, "a string", content);
    }

    /** A server that fetches what a client names could be sent anywhere. */
    public static void refuseFetching(JsonBody body) {
        refuseFetching(body, "template_url", "template");
        refuseFetching(body, "files_container", "files");
    }

    private static void refuseFetching(JsonBody body, String key, String instead) {
        if (body.has(key)) {
            throw HeatFault.badRequest(NO_FETCHING.formatted(key, instead));
        }
    }
}
