package io.hearth.template.version;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.YamlReader;
import java.util.Map;

/** Reads the sections of a template, within the limits of a document. */
public final class TemplateText {
    private TemplateText() {}

    /**
     * @throws TemplateException when the document is over a limit
     */
    public static Map<String, Object> sections(Map<?, ?> document) {
        try {
            return PlainData.copy(document);
        } catch (MalformedTextException tooLarge) {
            throw malformed("Error parsing template [root stack] " + tooLarge.getMessage());
        }
    }

    /**
     * @param text YAML or JSON
     * @throws TemplateException when it is over a limit, malformed, or tells no version
     */
    @SuppressWarnings("unchecked") // the reader makes text of every key
    public static Map<String, Object> sections(String text) {
        if (YamlReader.isTooLarge(text)) {
            throw new TemplateException(
                    TemplateError.REQUEST_LIMIT_EXCEEDED,
                    "Request limit exceeded: Template size (%d bytes) exceeds maximum allowed size (524288 bytes)."
                            .formatted(YamlReader.size(text)));
        }
        Object document;
        try {
            document = YamlReader.read(text);
        } catch (MalformedTextException malformed) {
            throw malformed("Error parsing template [root stack] " + malformed.getMessage());
        }
        if (!(document == null || document instanceof Map)) {
            throw malformed("The template is not a JSON object or YAML mapping.");
        }
        Map<String, Object> sections = document == null ? Map.of() : (Map<String, Object>) document;
        if (!sections.containsKey(TemplateVersion.HOT_KEY)
                && !sections.containsKey(TemplateVersion.CFN_KEY)
                && !sections.containsKey(TemplateVersion.HEAT_CFN_KEY)) {
            throw malformed("Template format version not found.");
        }
        return sections;
    }

    private static TemplateException malformed(String message) {
        return new TemplateException(
                TemplateError.MALFORMED, "Template not in valid format: " + message);
    }
}
