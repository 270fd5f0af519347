/** What a young person wished about sharing, and what follows from it for one recipient. Pure: no store, no clock of its own. */
package org.returnhome.consent;
