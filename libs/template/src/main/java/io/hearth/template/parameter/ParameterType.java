package io.hearth.template.parameter;

/**
 * The types of a parameter; HOT writes them in lower case with underscores, CFN and the API in
 * capitals.
 */
public enum ParameterType {
    STRING("string", "String"),
    NUMBER("number", "Number"),
    COMMA_DELIMITED_LIST("comma_delimited_list", "CommaDelimitedList"),
    JSON("json", "Json"),
    BOOLEAN("boolean", "Boolean");

    private final String hot;
    private final String cfn;

    ParameterType(String hot, String cfn) {
        this.hot = hot;
        this.cfn = cfn;
    }

    /** As HOT writes it, e.g. {@code comma_delimited_list}. */
    public String hot() {
        return hot;
    }

    /** As CFN templates and {@code POST /validate} write it, e.g. {@code CommaDelimitedList}. */
    public String cfn() {
        return cfn;
    }
}
