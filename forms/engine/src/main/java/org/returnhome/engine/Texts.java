package org.returnhome.engine;

import java.util.List;

/** Lists of strings, without {@code List.contains} and {@code List.equals}, which drag {@code equals} of every record into the browser's module. */
final class Texts {
    private Texts() {
    }

    static boolean contains(List<String> texts, String wanted) {
        for (String text : texts) {
            if (text.equals(wanted)) return true;
        }
        return false;
    }

    static boolean same(List<String> first, List<String> second) {
        if (first.size() != second.size()) return false;
        for (int i = 0; i < first.size(); i++) {
            if (!first.get(i).equals(second.get(i))) return false;
        }
        return true;
    }
}
