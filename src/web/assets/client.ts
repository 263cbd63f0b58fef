// The script of every page: navigation without reloading, and small comforts. Every page works without it.
import { config } from '@hotwired/turbo';
import { sendOnChoice } from './client/autosubmit.ts';
import { countPicked } from './client/bulk-selection.ts';
import { countCharacters } from './client/character-count.ts';
import { copyTexts } from './client/copy.ts';
import { dismissNotices } from './client/dismiss.ts';
import { keepDrafts } from './client/drafts.ts';
import { showChosenFiles } from './client/file-drop.ts';
import { focusErrors } from './client/focus-errors.ts';
import { closeMenus } from './client/menus.ts';
import { groupThousands } from './client/money-input.ts';
import { printPages } from './client/printing.ts';
import { revealPasswords } from './client/reveal-password.ts';
import { listenForKeys } from './client/shortcuts.ts';
import { foldSidebar } from './client/sidebar.ts';
import { submitOnce } from './client/submit-once.ts';
import { switchTheme } from './client/theme.ts';

config.forms.submitter = 'aria-disabled';
document.documentElement.dataset.script = '';

submitOnce();
dismissNotices();
closeMenus();
foldSidebar();
switchTheme();
sendOnChoice();
countPicked();
countCharacters();
keepDrafts();
showChosenFiles();
copyTexts();
revealPasswords();
groupThousands();
listenForKeys();
focusErrors();
printPages();
