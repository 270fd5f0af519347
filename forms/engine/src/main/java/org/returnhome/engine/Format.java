package org.returnhome.engine;

/** The named formats of texts, in place of patterns written by form authors. */
final class Format {
    private Format() {
    }

    static boolean fits(String format, String text) {
        return switch (format) {
            case "email" -> email(text);
            case "postcode" -> postcode(text);
            case "nhsNumber" -> nhsNumber(text);
            case "policeLogNumber" -> policeLogNumber(text);
            default -> true;
        };
    }

    /** Three to fifteen digits, with the marks people write between them. */
    static boolean phone(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (digit(next)) digits++;
            else if (next == '+' ? i > 0 : next != ' ' && next != '-' && next != '(' && next != ')') return false;
        }
        return digits >= 3 && digits <= 15;
    }

    private static boolean email(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@') || text.length() > 254) return false;
        String domain = text.substring(at + 1);
        return domain.indexOf('.') > 0 && !domain.endsWith(".") && text.indexOf(' ') < 0;
    }

    /** Outward and inward part of a British postcode: {@code FW1 2AB}. */
    private static boolean postcode(String text) {
        int blank = text.indexOf(' ');
        if (blank < 2 || blank > 4 || text.length() != blank + 4) return false;
        if (!letter(text.charAt(0)) || !digit(text.charAt(blank + 1)) || !letter(text.charAt(blank + 2)) || !letter(text.charAt(blank + 3))) return false;
        boolean anyDigit = false;
        for (int i = 1; i < blank; i++) {
            if (digit(text.charAt(i))) anyDigit = true;
            else if (!letter(text.charAt(i))) return false;
        }
        return anyDigit;
    }

    /** Ten digits, the last of which checks the others (modulus 11). */
    private static boolean nhsNumber(String text) {
        if (text.length() != 10) return false;
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            if (!digit(text.charAt(i))) return false;
            if (i < 9) sum += (text.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == text.charAt(9) - '0';
    }

    /** Two to four capitals, a hyphen, five to ten digits: {@code PO-9254689}. */
    private static boolean policeLogNumber(String text) {
        int hyphen = text.indexOf('-');
        int digits = text.length() - hyphen - 1;
        if (hyphen < 2 || hyphen > 4 || digits < 5 || digits > 10) return false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (i < hyphen ? !letter(next) : i > hyphen && !digit(next)) return false;
        }
        return true;
    }

    private static boolean digit(char next) {
        return next >= '0' && next <= '9';
    }

    private static boolean letter(char next) {
        return next >= 'A' && next <= 'Z';
    }
}
