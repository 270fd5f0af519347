/** Who read what of a child's record: noted while an answer is made, and kept before it is sent. */
package org.returnhome.audit;
