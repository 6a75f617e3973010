package io.hearth.access.cfn;

/**
 * The errors of the CloudFormation API in Heat's words. Where Heat answers 500 to a revoked or
 * unknown key, this says {@link #ACCESS_DENIED}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public enum CfnError {
    INCOMPLETE_SIGNATURE(
            400, "IncompleteSignature", "The request signature does not conform to AWS standards"),
    MISSING_AUTHENTICATION_TOKEN(
            403,
            "MissingAuthenticationToken",
            "Does not contain a valid AWS Access Key or certificate"),
    ACCESS_DENIED(403, "AccessDenied", "User is not authorized to perform action"),
    /** Heat's name for it is that of an unknown action. */
    ACTION_IN_PROGRESS(
            400,
            "InvalidAction",
            "Cannot perform action on stack while other actions are in progress"),
    INVALID_ACTION(400, "InvalidAction", "The action or operation requested is invalid"),
    INVALID_PARAMETER_VALUE(
            400, "InvalidParameterValue", "A bad or out-of-range value was supplied"),
    INVALID_PARAMETER_COMBINATION(
            400, "InvalidParameterCombination", "Incompatible parameters were used together"),
    MISSING_PARAMETER(400, "MissingParameter", "A mandatory input parameter is missing"),
    MALFORMED_QUERY_STRING(
            400,
            "MalformedQueryString",
            "The query string is malformed or does not adhere to AWS standards"),
    ALREADY_EXISTS(400, "AlreadyExists", "Resource with the name requested already exists"),
    REQUEST_LIMIT_EXCEEDED(
            400, "RequestLimitExceeded", "Payload size of the request exceeds the limit"),
    LIMIT_EXCEEDED(400, "LimitExceeded", "There is no room for more of this"),
    /** AWS and Heat say 400; clients that count requests look for 429. */
    THROTTLING(429, "Throttling", "Request was denied due to request throttling"),
    NOT_FOUND(404, "ResourceNotFound", "The resource could not be found"),
    NOT_IMPLEMENTED(501, "NotImplemented", "This is not implemented"),
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable", "Service temporarily unavailable"),
    INTERNAL_FAILURE(
            500, "InternalFailure", "The request processing has failed due to an internal error");

    private final int status;
    private final String code;
    private final String explanation;

    CfnError(int status, String code, String explanation) {
        this.status = status;
        this.code = code;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    String explanation() {
        return explanation;
    }

    /** Whose fault it was. */
    String type() {
        return status < 500 ? "Sender" : "Server";
    }
}
